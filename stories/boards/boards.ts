const boards = [...document.querySelectorAll<HTMLElement>('.board')];
const tabs = [...document.querySelectorAll<HTMLAnchorElement>('.tabs a')];

/** One board at a time, the one that the address names; widgets of the others stay idle until they are seen. */
function showBoard(): void {
  const named = boards.find(({id}) => `#${id}` === location.hash) ?? boards[0];
  for (const board of boards) board.hidden = board !== named;
  for (const tab of tabs) {
    if (tab.hash === `#${named?.id}`) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
}

function switchScheme(button: HTMLButtonElement): void {
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (document.documentElement.dataset.scheme ?? (preferred.matches ? 'dark' : 'light')) === 'dark';
  const label = () => void (button.textContent = isDark() ? 'Light' : 'Dark');
  button.addEventListener('click', () => {
    document.documentElement.dataset.scheme = isDark() ? 'light' : 'dark';
    label();
  });
  preferred.addEventListener('change', label);
  label();
  button.hidden = false;
}

/** Where the page is served without TLS the clipboard is out of reach, and so is the button. */
function offerCopy(button: HTMLButtonElement): void {
  const text = document.querySelector('.snippet code')?.textContent ?? '';
  const status = document.querySelector('.snippet [role=status]');
  if (!('clipboard' in navigator)) return;
  const say = (said: string) => {
    button.textContent = said;
    if (status) status.textContent = said;
    setTimeout(() => void (button.textContent = 'Copy'), 2000);
  };
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => say('Copied'), () => say('Could not copy'));
  });
  button.hidden = false;
}

/** The address names the board that shows, so it stays as it is. */
function skipToBoard(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main')?.focus();
}

addEventListener('hashchange', showBoard);
document.querySelector('.skip')?.addEventListener('click', skipToBoard);
showBoard();
switchScheme(document.querySelector<HTMLButtonElement>('.scheme')!);
offerCopy(document.querySelector<HTMLButtonElement>('.copy')!);
