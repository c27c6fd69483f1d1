#!/bin/sh
# In a session bus of its own: the accessibility bus, Kate with the form, and the author, who is drive.py. Ends as the
# author says. The argument is the command of Kate.
set -eu
here=$(dirname "$0")
mkdir -p "$XDG_CONFIG_HOME/kate/lspclient" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
cp "$HEBIAO_EDITORS_FILES/kate/lspclient-settings.json" "$XDG_CONFIG_HOME/kate/lspclient/settings.json"
cp "$HEBIAO_EDITORS_FILES/kate/biao.xml" "$XDG_DATA_HOME/org.kde.syntax-highlighting/syntax/"
# The first start of a server asks whether it may: here it may.
sed "s|COMMAND|$(command -v hebiao) lsp|" "$here/katerc" > "$XDG_CONFIG_HOME/katerc"

address=$(dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress)
AT_SPI_BUS_ADDRESS=unix:${address#*unix:}
AT_SPI_BUS_ADDRESS=${AT_SPI_BUS_ADDRESS%\"*}
export AT_SPI_BUS_ADDRESS QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1

"$1" -n -b "$HEBIAO_EDITORS_FORM" &
kate=$!
code=0
/usr/bin/python3 "$here/drive.py" || code=$?
# What the author could not close is closed, and told.
waited=0
while kill -0 "$kate" 2> /dev/null && [ "$waited" -lt 50 ]; do
  sleep 0.1
  waited=$((waited + 1))
done
if kill "$kate" 2> /dev/null; then
  echo "Kate did not quit"
  code=1
fi
exit "$code"
