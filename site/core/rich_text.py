"""What an editor may do in rich text."""

#: The running text of a post or page.
BODY_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul", "blockquote"]
#: Boxes, biographies, notes: nothing that makes a headline.
SMALL_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
#: One line: a caption, a cell of a table.
LINE_FEATURES = ["bold", "italic", "link"]
