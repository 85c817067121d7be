-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is typed and repeats itself is found as soon as anything else: the index of texts gets tokens for it, and is made
-- anew behind this.

DELETE FROM text_index;
DELETE FROM text_fresh;
