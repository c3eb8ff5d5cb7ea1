import * as vscode from "vscode";
import type { Reply, Step } from "./dialogue";

const TITLE = "New Kusto Pipeline";

/** An answer to choose; without one it is the way to write an answer. */
interface Item extends vscode.QuickPickItem {
  readonly answer: string | undefined;
}

/** Asks a question: lets choose where there are choices, and write where there are none or none of them fits. */
export async function askStep(step: Step): Promise<Reply> {
  const { choices } = step.question;
  if (choices.length === 0) return write(step, step.earlier);
  const wasWritten = !choices.some(({ answer }) => answer === step.earlier);
  for (;;) {
    const reply = await choose(step);
    if (reply !== "other") return reply;
    const written = await write(step, wasWritten ? step.earlier : undefined);
    // Back from writing leads to the choices again.
    if (written.kind !== "back") return written;
  }
}

function choose(step: Step): Promise<Reply | "other"> {
  const { question, earlier } = step;
  const items: Item[] = question.choices.map(({ answer, label, detail }) => ({
    label: label ?? answer,
    description: detail,
    answer,
  }));
  if (question.other !== "") {
    items.push({ label: `$(add) ${question.other}`, alwaysShow: true, answer: undefined });
  }
  const list = vscode.window.createQuickPick<Item>();
  list.placeholder = question.hint;
  list.items = items;
  list.matchOnDescription = true;
  const active = earlier === undefined ? undefined : items.find(({ answer }) => answer === earlier);
  if (active !== undefined) list.activeItems = [active];
  return show<Reply | "other">(list, step, (resolve) => [
    list.onDidTriggerButton(() => resolve({ kind: "back" })),
    list.onDidAccept(() => {
      const [item] = list.selectedItems;
      if (item !== undefined)
        resolve(item.answer === undefined ? "other" : { kind: "answer", answer: item.answer });
    }),
  ]);
}

function write(step: Step, earlier: string | undefined): Promise<Reply> {
  const { question, faultOf } = step;
  const box = vscode.window.createInputBox();
  box.prompt = question.writingHint;
  box.value = earlier ?? question.proposal;
  const check = async (value: string): Promise<boolean> => {
    const fault = await faultOf(value);
    // What is typed meanwhile has a check of its own.
    if (box.value !== value) return false;
    box.validationMessage = fault ?? "";
    return fault === undefined;
  };
  return show<Reply>(box, step, (resolve) => [
    box.onDidTriggerButton(() => resolve({ kind: "back" })),
    box.onDidChangeValue(check),
    box.onDidAccept(async () => {
      const { value } = box;
      if (await check(value)) resolve({ kind: "answer", answer: value });
    }),
  ]);
}

/** Shows an input until it is answered or hidden, and disposes of it whatever happens. */
async function show<T>(
  input: vscode.QuickPick<Item> | vscode.InputBox,
  { question, number, total }: Step,
  listen: (resolve: (reply: T) => void) => readonly vscode.Disposable[],
): Promise<T | { readonly kind: "cancel" }> {
  input.title = `${TITLE}: ${question.title}`;
  input.step = number;
  input.totalSteps = total;
  // A look into a file beside, for a name, does not end it.
  input.ignoreFocusOut = true;
  input.buttons = number > 1 ? [vscode.QuickInputButtons.Back] : [];
  const subscriptions: vscode.Disposable[] = [];
  try {
    return await new Promise((resolve) => {
      subscriptions.push(
        ...listen(resolve),
        input.onDidHide(() => resolve({ kind: "cancel" })),
      );
      input.show();
    });
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
    input.dispose();
  }
}
