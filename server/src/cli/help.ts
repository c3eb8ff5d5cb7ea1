import { wrap } from "./displayText";
import { COMMAND_NAME } from "./io";
import { OPTIONS, type OptionSpec } from "./optionTable";

/** Returns the help text. */
export function helpText(width: number): string {
  const shown = OPTIONS.filter((option) => option.isPending !== true);
  const column = Math.max(...shown.map((option) => usageOf(option).length)) + 4;
  const options = shown.flatMap((option) =>
    wrap(option.summary, width - column).map((line, index) =>
      index === 0 ? `  ${usageOf(option).padEnd(column - 2)}${line}` : `${" ".repeat(column)}${line}`,
    ),
  );
  return [
    `Usage: ${COMMAND_NAME} [options] [path…]`,
    "",
    ...wrap(
      "Finds what will fail, lose rows or waste money when pipelines of Azure Data Factory, Synapse or Fabric " +
        "meet Azure Data Explorer (Kusto). Folders are searched for factories; a file is linted with the factory " +
        "that it lies in. Without a path the working directory is searched.",
      width,
    ),
    "",
    "Options:",
    ...options,
    "",
    ...wrap(
      "Exit code: 0 no finding of severity error, 1 findings, 2 wrong use or something that cannot be read.",
      width,
    ),
    "",
  ].join("\n");
}

function usageOf({ name, valueName }: OptionSpec): string {
  return valueName === undefined ? name : `${name} ${valueName}`;
}
