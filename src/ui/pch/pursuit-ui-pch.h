/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once instead of by each file of ui/: the toolkit's headers take longer than our code. A file still includes what
 * it uses; builds with -Db_pch=false hold it to that. */
#pragma once

#include <adwaita.h>
