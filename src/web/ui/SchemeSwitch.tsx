import { useMantineColorScheme } from "@mantine/core";
import styles from "./SchemeSwitch.module.css";

const schemes = [
  { value: "light", title: "Light" },
  { value: "dark", title: "Dark" },
  { value: "auto", title: "As the system" },
] as const;

export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <label className={styles.scheme}>
      <span className="only-read-aloud">Colours</span>
      <select
        value={colorScheme}
        onChange={({ target }) => {
          const chosen = schemes.find(({ value }) => value === target.value);
          if (chosen) setColorScheme(chosen.value);
        }}
      >
        {schemes.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
