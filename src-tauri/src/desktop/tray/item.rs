//! The icon and its menu as the panel asks for them.

use std::sync::Arc;

use ksni::menu::{StandardItem, SubMenu};
use ksni::{Category, Icon, MenuItem, ToolTip};

use super::icon::pictures;
use super::menu::{Item, Line, Shown};
use super::{FromTray, Report};
use crate::desktop::words;

pub struct InPanel {
    pub shown: Shown,
    pub report: Arc<Report>,
}

impl ksni::Tray for InPanel {
    fn id(&self) -> String {
        "app.sinew.Sinew".to_owned()
    }

    fn title(&self) -> String {
        words::APP.to_owned()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        let icon = |side: u16, argb: &[u8]| Icon { width: side.into(), height: side.into(), data: argb.to_vec() };
        pictures(self.shown.shape).iter().map(|picture| icon(picture.side, &picture.argb)).collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: words::APP.to_owned(), description: self.shown.status.clone(), ..ToolTip::default() }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        (self.report)(FromTray::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        self.shown.menu.iter().map(line).collect()
    }
}

fn line(line: &Line) -> MenuItem<InPanel> {
    match line {
        Line::Text(text) => StandardItem { label: label(text), enabled: false, ..StandardItem::default() }.into(),
        Line::Item(item) => button(item),
        Line::Menu(title, items) => {
            SubMenu { label: label(title), submenu: items.iter().map(button).collect(), ..SubMenu::default() }.into()
        }
        Line::Rule => MenuItem::Separator,
    }
}

fn button(item: &Item) -> MenuItem<InPanel> {
    let does = item.does.clone();
    let activate = Box::new(move |panel: &mut InPanel| (panel.report)(does.clone()));
    StandardItem { label: label(&item.label), activate, ..StandardItem::default() }.into()
}

/// One underscore would underline the letter after it.
fn label(text: &str) -> String {
    text.replace('_', "__")
}
