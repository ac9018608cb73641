// Sets the theme before the first frame, as src/ui/theme.ts does later.
(function () {
  var theme = 'auto';
  try {
    theme = localStorage.getItem('ticket-lab-theme') || 'auto';
  } catch {
    // storage forbidden: the system's theme
  }
  var dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  var contrast = window.matchMedia('(prefers-contrast: more)').matches;
  if (theme === 'contrast' || (contrast && !/^(light|dark|projector)$/.test(theme))) {
    theme = dark ? 'contrast-dark' : 'contrast';
  } else if (!/^(light|dark|projector)$/.test(theme)) {
    theme = dark ? 'dark' : 'light';
  }
  document.documentElement.dataset.theme = theme;
})();
