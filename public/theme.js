// Sets the theme before the first frame, as src/ui/theme.ts does later.
(function () {
  var theme = 'auto';
  try {
    theme = localStorage.getItem('ticket-lab-theme') || 'auto';
  } catch {
    // storage forbidden: the system's theme
  }
  if (theme !== 'light' && theme !== 'dark' && theme !== 'projector') {
    theme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.dataset.theme = theme;
})();
