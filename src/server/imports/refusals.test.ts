import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../database/ids.ts";
import { openTestChannel, smallChannel, type TestChannel, withLines } from "./test-channel.ts";

let channel: TestChannel;
let workspaceId: string;
beforeAll(async () => {
  channel = await openTestChannel();
});
beforeEach(async () => {
  workspaceId = await channel.workspace();
});
afterAll(() => channel.close());

describe("a folder is refused as a whole", () => {
  const refusalOf = async (path: string, preset?: string) => {
    const before = await channel.everything(workspaceId);
    const result = await channel.importPath(workspaceId, path, preset === undefined ? {} : { preset });
    expect(await channel.everything(workspaceId)).toEqual(before);
    return result.ok ? "imported" : result.reason;
  };

  it("when it does not exist", async () => {
    expect(await refusalOf("/no/such/folder")).toBe("/no/such/folder does not exist");
  });

  it.each(["\0", "a\0b"])("when its path cannot be one: %j", async (path) => {
    expect(await refusalOf(path)).toMatch(/is not a path$/);
  });

  it("when it holds no CSV file, whatever else", async () => {
    const folder = channel.folderOf({ "README.md": "# Hello" });
    mkdirSync(join(folder, "folder.csv"));
    expect(await refusalOf(folder)).toBe("No CSV file was found");
  });

  it("when no preset fits, or the one asked for does not exist", async () => {
    const folder = channel.folderOf({ "contacts.csv": "Name,Phone\nA,1\n" });
    expect(await refusalOf(folder)).toBe("No preset fits what was found: contacts.csv (Name, Phone)");
    expect(await refusalOf(folder, "salesforce")).toMatch(/^There is no preset "salesforce"/);
  });

  it("when a file or a column is missing", async () => {
    const { "Product.csv": _, ...rest } = smallChannel;
    expect(await refusalOf(channel.folderOf(rest))).toMatch(/^Product\.csv is missing; found/);
    const renamed = withLines("Resellers.csv", ([header = "", ...rows]) => [
      header.replace("BusinessType", "Kind"),
      ...rows,
    ]);
    expect(await refusalOf(channel.folderOf(renamed))).toMatch(
      /^Resellers\.csv lacks the column BusinessType/,
    );
  });

  it("when a file is empty", async () => {
    expect(await refusalOf(channel.folderOf({ ...smallChannel, "Resellers.csv": "" }))).toMatch(
      /^Resellers\.csv lacks the column/,
    );
  });

  it("when a quote is never closed, in the middle of it", async () => {
    const open = withLines("FactResellerSales.csv", (lines) => [...lines, 'SO9,2020-01-01,"10,1']);
    expect(await refusalOf(channel.folderOf(open))).toBe(
      "FactResellerSales.csv, row at line 6: a quote is opened and never closed",
    );
  });

  it("when it is one file and not all of them", async () => {
    const folder = channel.folderOf(smallChannel);
    expect(await refusalOf(join(folder, "Product.csv"))).toMatch(/is missing; found Product\.csv$/);
  });

  it("when the workspace does not exist", async () => {
    const result = await channel.importPath(newId(), channel.folderOf(smallChannel));
    expect(result).toEqual({ ok: false, reason: "There is no such workspace" });
  });
});
