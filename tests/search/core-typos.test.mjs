import assert from "node:assert/strict";
import { test } from "node:test";

import { slips } from "../../site/theme/assets/search/core-typos.mjs";

const cases = [
  ["metagpt", "metagpt", 0], ["metagtp", "metagpt", 1], ["metagp", "metagpt", 1],
  ["metaggpt", "metagpt", 1], ["netagpt", "metagpt", 1], ["emtagtp", "metagpt", 2],
  ["codellama", "cdoelama", 2], ["bench", "wrench", 2], ["abc", "xyz", 3], ["", "ab", 2],
];

for (const [one, other, count] of cases) {
  test(`${one} and ${other} are ${count} slips apart`, () => {
    for (const most of [1, 2]) {
      const found = slips(one, other, most);
      assert.equal(Math.min(found, most + 1), Math.min(count, most + 1));
      assert.equal(slips(other, one, most), found);
    }
  });
}

test("words too long for the table are far apart", () => {
  assert.equal(slips("a".repeat(9999), "a".repeat(9998), 2), 3);
});
