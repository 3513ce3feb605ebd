import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { type Choice, typeChoices } from "../kit/names.ts";
import toggles from "../kit/Toggles.module.css";
import { Toggle } from "../kit/Toggles.tsx";

/** Which partner types fill a gap. The file keeps it with the type, so that is where it is written. */
export function FillToggles({ gap }: { gap: string }) {
  const { data, strategy, edit, closed } = useDraft();
  const types = typeChoices(strategy);
  const fillsOf = (slug: string): readonly unknown[] => {
    const list = valueAt(data, ["partnerTypes", slug, "fills"]);
    return Array.isArray(list) ? list : [];
  };
  const toggle = ({ slug, name }: Choice) => {
    const fills = fillsOf(slug);
    const isOn = fills.includes(gap);
    const value = isOn ? fills.filter((one) => one !== gap) : [...fills, gap];
    edit(
      [{ path: ["partnerTypes", slug, "fills"], value }],
      `${name} ${isOn ? "no longer fills" : "fills"} ${gap}`,
    );
  };
  const isFilled = types.some(({ slug }) => fillsOf(slug).includes(gap));
  return (
    <>
      {!isFilled && <Missing>no partner type</Missing>}
      <div className={toggles.toggles} role="group" aria-label={`Partner types that fill ${gap}`}>
        {types.map((type) => (
          <Toggle
            key={type.slug}
            isOn={fillsOf(type.slug).includes(gap)}
            closed={closed}
            onPress={() => toggle(type)}
          >
            {type.name}
          </Toggle>
        ))}
      </div>
    </>
  );
}
