import "./installation.e2e";
import "./suite/completion.e2e";
import "./suite/editKql.e2e";
import "./suite/kqlEditor.e2e";
import "./suite/kqlSchema.e2e";
import "./suite/findings.e2e";
import "./suite/fixes.e2e";
import "./suite/navigation.e2e";
import "./suite/newPipeline.e2e";
import "./suite/annotations.e2e";
import "./suite/changes.e2e";
import { runTestCases } from "./testCase";

/** What VS Code calls in its extension host. */
export function run(): Promise<void> {
  return runTestCases();
}
