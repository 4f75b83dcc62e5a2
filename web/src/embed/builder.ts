/** What a script adds to /einbetten: code and preview follow every choice at once, and a press copies the code. */

const form = document.querySelector<HTMLFormElement>("#wahl");
const said = document.querySelector<HTMLElement>("#builder-said");
const preview = document.querySelector<HTMLIFrameElement>("#vorschau-karte");

/** Say one of the sentences that stand in the page in its language. */
function tell(sentence: "copied" | "changed" | "byHand"): void {
  if (said) said.textContent = said.dataset[sentence] ?? "";
}

/** The address that the form as it stands would lead to. */
function addressOf(choice: HTMLFormElement): string {
  const filled = [...new FormData(choice)].filter(([, value]) => value !== "") as [string, string][];
  return `${choice.action}?${new URLSearchParams(filled)}`;
}

/** The server writes the code; only what it says anew is taken over, so that the focus stays where it is. */
function take(page: Document): void {
  for (const code of document.querySelectorAll<HTMLTextAreaElement>("textarea[readonly]"))
    code.value = page.querySelector<HTMLTextAreaElement>(`#${code.id}`)?.value ?? code.value;
  const made = page.querySelector<HTMLIFrameElement>("#vorschau-karte");
  if (!preview || !made) return;
  preview.title = made.title;
  preview.height = made.height;
  // A new src would add a step to the history of the page.
  if (made.src !== preview.contentWindow?.location.href) preview.contentWindow?.location.replace(made.src);
}

let latest = new AbortController();

async function follow(choice: HTMLFormElement): Promise<void> {
  latest.abort();
  latest = new AbortController();
  const address = addressOf(choice);
  try {
    const answer = await fetch(address, { signal: latest.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    window.history.replaceState(null, "", address);
    tell("changed");
  } catch (error) {
    // Without an answer the browser itself goes there, and says what is wrong.
    if (!(error instanceof DOMException && error.name === "AbortError")) choice.submit();
  }
}

async function copy(code: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.value);
    tell("copied");
  } catch {
    // Without a secure connection, or refused: the visitor's own hands can do it.
    code.select();
    tell("byHand");
  }
}

form?.addEventListener("change", ({ target }) => {
  // A pasted link fills the whole form: the page is made anew.
  if (target instanceof HTMLInputElement && target.name === "link") form.requestSubmit();
  else if (form.reportValidity()) void follow(form);
});
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  const code = document.querySelector<HTMLTextAreaElement>(`#${button.dataset["copy"]}`);
  button.hidden = false;
  button.addEventListener("click", () => void (code && copy(code)));
}
