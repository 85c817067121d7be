/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Read once instead of by each file of ui/: the toolkit's headers take longer than our code. A file still
 * includes what it uses; build-aux/analyze reads it without this one. The compiler reads it once and
 * warns of a guard.
 */
#include <adwaita.h>
