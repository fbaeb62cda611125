/** Has the live region of a widget say, politely, what came of something that a person did; an empty text takes it away. */
export function say(root: ParentNode, text: string): void {
  root.querySelector('.frame > [role=status]')!.textContent = text;
}
