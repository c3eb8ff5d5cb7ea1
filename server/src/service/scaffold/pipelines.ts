import type { JsonValue } from "../../json/edit";
import type { ActivityJson } from "./activities";
import type { Draft } from "./draft";

/** What a pipeline is made of. */
export interface PipelineParts {
  /** What it is called when nobody says otherwise. */
  readonly newName: string;
  readonly description: string;
  readonly activities: readonly ActivityJson[];
  readonly parameters?: { readonly [name: string]: JsonValue };
}

/** Asks for the name of the pipeline, the last question of every scaffold, and adds it. */
export function askPipeline(
  draft: Draft,
  { newName, description, activities, parameters }: PipelineParts,
): void {
  const question = {
    id: "pipeline",
    title: "Pipeline",
    hint: "The name of the new pipeline.",
    proposal: draft.uniqueName("pipeline", newName),
  };
  const name = draft.askText(question, (answer) => draft.faultOfNewName("pipeline", answer));
  const properties = {
    description,
    activities,
    ...(parameters === undefined ? {} : { parameters }),
    annotations: [],
  };
  draft.add({ kind: "pipeline", name, properties });
}
