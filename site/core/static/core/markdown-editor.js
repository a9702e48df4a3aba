/*
 * Options for wagtail-markdown's editor. EasyMDE's own preview prints HTML unchecked, so a contributor's text would
 * run in the browser of whoever presses the eye: here nothing can reach it, neither a button nor a shortcut, and if
 * something did it would show nothing. Wagtail's preview panel shows the text as readers get it.
 */
(() => {
  const icon = (name) => `<svg class="icon icon-${name}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;

  const BUTTONS = [
    ["bold", "bold", "toggleBold"],
    ["italic", "italic", "toggleItalic"],
    ["heading2", "h2", "toggleHeading2"],
    ["heading3", "h3", "toggleHeading3"],
    "|",
    ["quote", "openquote", "toggleBlockquote"],
    ["bullets", "list-ul", "toggleUnorderedList"],
    ["numbers", "list-ol", "toggleOrderedList"],
    "|",
    ["link", "link", "drawLink"],
    ["table", "table", "drawTable"],
    ["code", "code", "toggleCodeBlock"],
    ["rule", "minus", "drawHorizontalRule"],
  ];

  const toolbar = (labels) =>
    BUTTONS.map((button) => {
      if (button === "|") return button;
      const [name, iconName, action] = button;
      return { name, action: window.EasyMDE[action], icon: icon(iconName), title: labels[name] || name };
    });

  const options = (labels) => ({
    toolbar: toolbar(labels),
    shortcuts: { togglePreview: null, toggleSideBySide: null, toggleFullScreen: null, drawImage: null },
    previewRender: () => "",
    spellChecker: false,
    nativeSpellcheck: true,
    inputStyle: "contenteditable",
    status: false,
    minHeight: "12rem",
    uploadImage: false,
    previewImagesInEditor: false,
  });

  class MarkdownEditor extends window.StimulusModule.Controller {
    static values = { labels: Object };

    connect() {
      // Moving a block connects again: the textarea may already have its editor.
      if (this.element.codemirror) return;
      window.wagtailMarkdown.options = options(this.labelsValue);
      // Exactly `false`, or EasyMDE fetches Font Awesome from a third party.
      window.easymdeAttach(this.element.id, false);
      const label = this.element.getAttribute("aria-label") || this.labelsValue.text;
      this.element.codemirror.getInputField().setAttribute("aria-label", label);
    }
  }

  window.wagtail.app.register("markdown-editor", MarkdownEditor);
})();
