//! Lines, indents and columns.

use anstyle::{AnsiColor, Style};

/// Section heads.
pub const HEAD: Style = AnsiColor::Cyan.on_default().bold();
/// Headlines and names.
pub const BOLD: Style = Style::new().bold();
/// What is said about an entry rather than in it.
pub const DIM: Style = Style::new().dimmed();

/// Columns a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// A text in lines of at most `width` columns. Words longer than a line are cut.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    textwrap::wrap(text, width.max(10)).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A text wrapped with every line indented, one line feed after each.
pub fn indented(text: &str, indent: usize, width: usize) -> String {
    styled(text, Style::new(), indent, width)
}

/// A remark below an entry, dimmed.
pub fn remark(parts: &[String], width: usize) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { styled(&parts.join(" · "), DIM, 6, width) }
}

fn styled(text: &str, style: Style, indent: usize, width: usize) -> String {
    let mut out = String::new();
    for line in wrapped(text, width.saturating_sub(indent)) {
        out.push_str(&format!("{:indent$}{style}{line}{style:#}\n", ""));
    }
    out
}

/// An entry that begins with names: "Demir, Kaya: …", the names in bold.
pub fn entry(names: &str, text: &str, width: usize) -> String {
    let lead = if names.is_empty() { String::new() } else { format!("{names}: ") };
    let body = indented(&format!("{lead}{text}"), 2, width);
    // Bold only where the names stay on the first line; a broken style would run into the indent.
    match body.strip_prefix("  ").and_then(|body| body.strip_prefix(names)) {
        Some(rest) if !names.is_empty() => format!("  {BOLD}{names}{BOLD:#}{rest}"),
        _ => body,
    }
}

/// A label and its text side by side; further lines of the text stand below its first.
pub fn labelled(label: &str, style: Style, text: &str, column: usize, width: usize) -> String {
    let mut out = String::new();
    let lines = wrapped(text, width.saturating_sub(column + 2));
    let gap = column.saturating_sub(columns(label));
    if gap == 0 {
        out.push_str(&format!("  {style}{label}{style:#}\n"));
    }
    for (n, line) in lines.iter().enumerate() {
        if n == 0 && gap > 0 {
            out.push_str(&format!("  {style}{label}{style:#}{:gap$}{line}\n", ""));
        } else {
            out.push_str(&format!("  {:column$}{line}\n", ""));
        }
    }
    out
}

/// Rows in columns, two spaces apart; cells of the column `flexible` are wrapped where the page is too narrow.
pub fn table(head: &[&str], rows: &[Vec<String>], flexible: &[usize], width: usize) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| columns(cell)).collect();
    for row in rows {
        for (column, cell) in widths.iter_mut().zip(row) {
            *column = (*column).max(columns(cell));
        }
    }
    shrink(&mut widths, flexible, width);
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let mut out = cells(&head, &widths, DIM);
    for row in rows {
        out.push_str(&cells(row, &widths, Style::new()));
    }
    out
}

/// Takes from the widest column until the table fits: first from the flexible ones, then from any.
fn shrink(widths: &mut [usize], flexible: &[usize], width: usize) {
    for column in widths.iter_mut() {
        *column = (*column).min(width);
    }
    let all: Vec<usize> = (0..widths.len()).collect();
    for (columns, least) in [(flexible, 12), (all.as_slice(), 4)] {
        while widths.iter().map(|column| column + 2).sum::<usize>() > width {
            let widest = columns.iter().copied().max_by_key(|n| widths.get(*n).copied().unwrap_or(0));
            match widest.and_then(|n| widths.get_mut(n)).filter(|column| **column > least) {
                Some(column) => *column -= 1,
                None => break,
            }
        }
    }
}

fn cells(row: &[String], widths: &[usize], style: Style) -> String {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| textwrap_cell(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for line in 0..height {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(line).map_or("", String::as_str);
            text.push_str(part);
            text.push_str(&" ".repeat((width + 2).saturating_sub(columns(part))));
        }
        out.push_str(&format!("  {style}{}{style:#}\n", text.trim_end()));
    }
    out
}

fn textwrap_cell(cell: &str, width: usize) -> Vec<String> {
    textwrap::wrap(cell, width.max(1)).into_iter().map(std::borrow::Cow::into_owned).collect()
}
