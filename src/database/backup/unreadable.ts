/** What is wrong with a file that should be a backup. Thrown deep in its bytes, a refusal in words where reading began. */
export class Unreadable extends Error {}
