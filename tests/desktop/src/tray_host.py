"""The part of a panel that shows tray icons, for journeys: it takes items, reads their menus, and presses what it is told.

Speaks StatusNotifierWatcher and dbusmenu to the app, and a few words of its own to the journey.
"""

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
OWN = "app.sinew.TrayHost"

DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()


class Host(dbus.service.Object):
    def __init__(self):
        self.item = None
        name = dbus.service.BusName(WATCHER, bus, do_not_queue=True)
        super().__init__(name, "/StatusNotifierWatcher")

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender):
        place, path = (sender, service) if service.startswith("/") else (service, "/StatusNotifierItem")
        self.item = (place, path)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self):
        pass

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        items = dbus.Array([] if self.item is None else ["".join(self.item)], signature="s")
        return {
            "IsStatusNotifierHostRegistered": dbus.Boolean(True),
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": items,
        }

    def menu(self):
        place, path = self.item
        properties = dbus.Interface(bus.get_object(place, path), PROPERTIES)
        return dbus.Interface(bus.get_object(place, properties.Get(ITEM, "Menu")), MENU)

    def lines(self):
        """Every item with its id and words, with those of its submenus after it."""
        _, layout = self.menu().GetLayout(0, -1, dbus.Array([], signature="s"))
        found = []

        def walk(entry):
            number, properties, children = entry
            if properties.get("type", "standard") != "separator" and properties.get("visible", True) and number != 0:
                found.append((int(number), str(properties.get("label", "")).replace("_", "")))
            for child in children:
                walk(child)

        walk(layout)
        return found

    @dbus.service.method(OWN, out_signature="as")
    def Menu(self):
        return dbus.Array([words for _, words in self.lines()] if self.item else [], signature="s")

    @dbus.service.method(OWN, in_signature="s", out_signature="b")
    def Press(self, words):
        for number, label in self.lines():
            if label.startswith(words):
                self.menu().Event(number, "clicked", dbus.Int32(0), dbus.UInt32(0))
                return True
        return False

    @dbus.service.method(OWN)
    def Activate(self):
        place, path = self.item
        dbus.Interface(bus.get_object(place, path), ITEM).Activate(0, 0)


host = Host()
GLib.MainLoop().run()
