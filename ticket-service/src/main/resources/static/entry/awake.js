/** Keeps the screen on while the page is looked at; says whether that works here. */
export async function keepAwake() {
  if (!navigator.wakeLock) return false;
  const ask = () => navigator.wakeLock.request('screen').then(() => true, () => false);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
  return ask();
}
