//! A tree of elements to text: a paragraph a line, white space as one blank, no captions, scripts or forms.

use dom_query::NodeRef;

/// Text and what stands out in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Its lines, parted by "\n"; none is empty.
    pub(super) text: String,
    /// How many of its letters stand in links.
    pub(super) linked: usize,
}

/// What an element does to the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Begins and ends a line.
    Block,
    /// Parts two words of one line.
    Gap,
    /// Is not read.
    Hidden,
    /// Leads to another page.
    Link,
    /// Changes how letters look.
    Inline,
}

fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "video" | "audio"
        | "canvas" | "button" | "form" | "select" | "textarea" | "nav" | "aside" | "figcaption" | "head" | "title" => {
            Role::Hidden
        }
        "p" | "div" | "br" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dl" | "dt" | "dd"
        | "tr" | "table" | "blockquote" | "section" | "article" | "header" | "footer" | "main" | "figure" | "hr"
        | "pre" | "address" | "center" | "body" | "fieldset" | "details" | "summary" => Role::Block,
        "td" | "th" | "img" => Role::Gap,
        "a" => Role::Link,
        _ => Role::Inline,
    }
}

/// The text inside an element. Time is linear in its size; there is no recursion.
pub(super) fn text(root: &NodeRef) -> Found {
    let mut writer = Writer::default();
    let mut at = *root;
    loop {
        let role = role_of(&at);
        writer.enter(&at, role);
        let child = if role == Role::Hidden { None } else { at.first_child() };
        if let Some(child) = child {
            at = child;
            continue;
        }
        loop {
            writer.leave(role_of(&at));
            if at.id == root.id {
                return writer.finish();
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else { return writer.finish() };
            at = parent;
        }
    }
}

fn role_of(node: &NodeRef) -> Role {
    node.qual_name_ref().map_or(Role::Inline, |name| role(&name.local))
}

#[derive(Default)]
struct Writer {
    found: Found,
    /// Links that are open.
    links: usize,
    /// Whether white space, or the end of a line, comes before the next letter.
    gap: bool,
    line: bool,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef, role: Role) {
        match role {
            Role::Block => self.line = true,
            Role::Gap => self.gap = true,
            Role::Link => self.links += 1,
            Role::Inline if node.is_text() => self.write(&node.text()),
            _ => {}
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Block => self.line = true,
            Role::Gap => self.gap = true,
            Role::Link => self.links = self.links.saturating_sub(1),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap = true;
                continue;
            }
            if !self.found.text.is_empty() && (self.line || self.gap) {
                self.found.text.push(if self.line { '\n' } else { ' ' });
            }
            (self.line, self.gap) = (false, false);
            self.found.text.push(c);
            self.found.linked += usize::from(self.links > 0 && c.is_alphanumeric());
        }
    }

    fn finish(self) -> Found {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn markup_to_lines() {
        let cases = [
            (
                "<p>Köprü <b>yıl sonunda</b> açılacak.</p><p>Vali&nbsp; geldi.</p>",
                "Köprü yıl sonunda açılacak.\nVali geldi.",
            ),
            ("Köprü<br><br/>açıldı.\n  Vali\tgeldi.", "Köprü\naçıldı. Vali geldi."),
            ("<table><tr><td>Köprü</td><td>açık</td></tr><tr><td>Yol</td></tr></table>", "Köprü açık\nYol"),
            ("<p>Köp<i>rü</i></p><script>yol()</script><figure><img><figcaption>Foto</figcaption></figure>", "Köprü"),
            ("<p>I&#287;d&#305;r</p>", "Iğdır"),
            ("", ""),
        ];
        for (html, expected) in cases {
            assert_eq!(text(&Document::from(html).root()).text, expected, "{html}");
        }
        assert_eq!(text(&Document::from("<a href=x>Köprü</a> açık").root()).linked, 5);
    }
}
