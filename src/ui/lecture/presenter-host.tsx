export function PresenterHost(): null {
  return null;
}
