/**
 * Passwords that guessers try first, of the length that is accepted at all (12 and more). Made here from their structure (a
 * common word, a walk on the keyboard, a run of digits; doubled, or with a usual ending), not taken from a published list.
 */
export function commonPasswords(): ReadonlySet<string> {
  made ??= new Set([...endings(), ...doubled(), ...pairs(), ...walks()].filter(({ length }) => length >= 12));
  return made;
}

/** The words themselves, in small letters: a password that is one of them in disguise is refused, too. */
export const isCommonWord = (text: string): boolean => wordSet.has(text);

let made: Set<string> | undefined;

const words =
  `password passwort passw0rd p@ssword motdepasse contrasena senha welcome willkommen bienvenue letmein
  changeme default secret geheim admin administrator root user guest test testing demo sample login master manager
  office company business partner partners partnership entente alliance channel reseller vendor sales marketing finance
  account support service server system network internet computer laptop windows microsoft google apple samsung amazon
  facebook instagram twitter youtube netflix iloveyou iloveu loveyou lovely love forever princess prince queen king
  sunshine moonlight starlight rainbow flower butterfly angel angels heaven paradise dragon monkey tiger lion eagle
  panther dolphin kitten puppy horse football baseball basketball hockey soccer tennis golf cricket rugby racing superman
  batman spiderman ironman pokemon pikachu starwars skywalker matrix ninja samurai warrior knight wizard merlin gandalf
  michael jordan jennifer jessica michelle nicole daniel andrew joshua matthew anthony robert thomas charlie george
  william alexander christian andrea maria anna laura sophie thunder lightning storm hurricane phoenix shadow hunter
  killer ranger trooper soldier freedom liberty america england london paris berlin madrid moscow newyork chicago boston
  dallas houston texas california florida arsenal chelsea liverpool barcelona realmadrid manchester united juventus
  summer winter spring autumn fall january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday family mother father brother sister daughter friend friends
  happy lucky smile cheese chocolate cookie banana orange cherry pepper ginger coffee whiskey summertime holiday
  christmas birthday diamond silver golden platinum purple yellow green black white blue money dollar million success
  winner champion number one mustang ferrari porsche mercedes corvette harley yamaha honda toyota abc abcd abcdef
  qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx 1q2w3e 1q2w3e4r q1w2e3r4 hello whatever
  nothing something trustno trustme access security secure private public please thankyou internetuser`
    .split(/\s+/)
    .filter((word) => word !== "");

const wordSet: ReadonlySet<string> = new Set(words.filter(({ length }) => length >= 4));

const years = Array.from({ length: 20 }, (_, index) => String(2010 + index));
const usualEndings = [
  "1",
  "12",
  "123",
  "1234",
  "12345",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "1234567890",
];
const otherEndings = [
  "@123",
  "@1234",
  "@12345",
  "#123",
  "_123",
  "-123",
  "0000",
  "00000000",
  "1111",
  "321",
  "4321",
];
const signs = ["!", "!!", "!!!", ".", "@", "#", "$", "?"];

function endings(): string[] {
  const tails = [
    ...usualEndings,
    ...years,
    ...["123", "1234", "12345", "123456", ...years].flatMap((tail) => signs.map((sign) => tail + sign)),
    ...otherEndings,
  ];
  return words.flatMap((word) => tails.map((tail) => word + tail));
}

const doubled = (): string[] =>
  words.flatMap((word) => [word + word, word + word + word, `${word}${word}123`]);

const pairs = (): string[] => {
  const leading = [
    "welcome",
    "iloveyou",
    "ilove",
    "my",
    "the",
    "password",
    "change",
    "super",
    "hello",
    "admin",
  ];
  return leading.flatMap((first) => words.flatMap((second) => [first + second, `${first}${second}1`]));
};

/** Rows and columns of the keyboard, and runs, from every key on and back again. */
function walks(): string[] {
  const rows = [
    "12345678901234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "zaq12wsxcde34rfvbgt56yhn",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789abcdef",
  ];
  const back = rows.map((row) => row.split("").toReversed().join(""));
  return [...rows, ...back].flatMap((row) =>
    Array.from({ length: row.length }, (_, from) =>
      Array.from({ length: row.length - from }, (_, size) => row.slice(from, from + size + 1)),
    ).flat(),
  );
}
