/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-sample-stories.h"

G_BEGIN_DECLS

gboolean
pursuit_sample_tell_forecast (const PursuitSampleStories *self, GError **error);

G_END_DECLS
