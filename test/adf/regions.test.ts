import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { regionNamed, regionOfEndpoint } from "../../server/src/adf/regions";

suite("regions", () => {
  test("are known by both of their names", () => {
    assert.equal(regionNamed("West Europe"), "westeurope");
    assert.equal(regionNamed("eastus2"), "eastus2");
    assert.equal(regionNamed("East US 2"), "eastus2");
  });

  test("are not guessed", () => {
    assert.equal(regionNamed("AutoResolve"), undefined);
    assert.equal(regionNamed(""), undefined);
  });

  test("stand in the second label of a cluster's host", () => {
    assert.equal(regionOfEndpoint("https://contoso.uksouth.kusto.windows.net/"), "uksouth");
    assert.equal(regionOfEndpoint(" HTTPS://C.UKSouth.kusto.windows.net "), "uksouth");
  });

  test("are not read from other hosts, schemes and paths", () => {
    for (const endpoint of [
      "http://contoso.uksouth.kusto.windows.net",
      "https://contoso.uksouth.kusto.windows.net/database",
      "https://a.contoso.uksouth.kusto.windows.net",
      "https://contoso.kusto.windows.net",
      "https://contoso.uksouth.kusto.windows.net.example.org",
      "contoso.uksouth.kusto.windows.net",
    ]) {
      assert.equal(regionOfEndpoint(endpoint), undefined, endpoint);
    }
  });
});
