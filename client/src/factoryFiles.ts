import * as vscode from "vscode";

/** Files that tell a factory by their place. */
const FACTORY_FILES =
  "**/{pipeline/*.json,dataset/*.json,linkedService/*.json,ARMTemplateForFactory.json,TemplateForWorkspace.json,*.DataPipeline/pipeline-content.json}";

const FACTORY_PATH =
  /\/(?:pipeline|dataset|linkedservice|integrationruntime|dataflow|trigger|credential|factory|globalparameters|managedvirtualnetwork)\/[^/]+\.json$/i;

/** What every resource and every exported template says of itself. */
const FACTORY_TEXT = /"(?:activities|typeProperties)"|Microsoft\.(?:DataFactory|Synapse)/i;

/** Returns whether a document may be one of a factory: a mistake costs no more than a server that has nothing to do. */
export function isFactoryDocument(document: vscode.TextDocument): boolean {
  if (document.languageId !== "json" && document.languageId !== "jsonc") return false;
  return FACTORY_PATH.test(document.uri.path) || FACTORY_TEXT.test(document.getText());
}

/** Returns whether a workspace folder holds a factory. */
export async function hasFactory(token: vscode.CancellationToken): Promise<boolean> {
  const found = await vscode.workspace.findFiles(FACTORY_FILES, undefined, 1, token);
  return found.length > 0;
}
