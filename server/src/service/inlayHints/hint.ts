import type { Activity } from "../../adf/activity";
import type { Analysis } from "../../factory/analysis";
import type { Span } from "../../text/span";
import { touchesKusto } from "../language/kustoActivities";

/** A text that is shown between those of a document, and is none of them. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** Returns the Kusto activities of which a stretch of a document shows a part. */
export function kustoActivitiesIn({ activities }: Analysis, { start, end }: Span): readonly Activity[] {
  return activities.filter(
    (activity) =>
      activity.node.span.start <= end && activity.node.span.end >= start && touchesKusto(activity),
  );
}
