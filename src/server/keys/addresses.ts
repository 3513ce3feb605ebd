import { BlockList, isIP } from "node:net";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";

/** An address, or a range of them as `address/bits`; no to what is neither. */
export function readRange(text: string): Decision<string> {
  const [address = "", bits, ...more] = text.trim().toLowerCase().split("/");
  const version = address.includes("%") ? 0 : isIP(address);
  const widest = version === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
  return version !== 0 && more.length === 0 && fits
    ? yes(bits === undefined ? address : `${address}/${Number(bits)}`)
    : no(`${text} is no address`, "an address or a range, such as 192.0.2.7 or 2001:db8::/32");
}

/** Whether an address lies in one of some ranges. An IPv4 address that arrives in the clothes of IPv6 is one of IPv4. */
export function liesIn(address: string, ranges: readonly string[]): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const list = new BlockList();
  for (const range of ranges) addRange(list, range);
  return list.check(address, family(version));
}

function addRange(list: BlockList, range: string): void {
  const [address = "", bits] = range.split("/");
  const version = isIP(address);
  if (bits === undefined) list.addAddress(address, family(version));
  else list.addSubnet(address, Number(bits), family(version));
}

const family = (version: number): "ipv4" | "ipv6" => (version === 4 ? "ipv4" : "ipv6");
