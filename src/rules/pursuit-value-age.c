/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-value-age.h"

/**
 * pursuit_value_is_aged:
 * @known: whether there is a value; what is not there cannot age, it is missing
 * @day: of the value; %PURSUIT_DAY_NONE when nobody knows
 * @seen_on: the day on which it is looked at: today, or the past day as of which a deal is shown
 *
 * A value is aged when more than %PURSUIT_VALUE_AGED_DAYS days have passed since its day. One whose day
 * nobody knows is aged too: nobody can say that it still holds.
 */
gboolean
pursuit_value_is_aged (gboolean known, PursuitDay day, PursuitDay seen_on)
{
  return known && (day == PURSUIT_DAY_NONE || seen_on - day > PURSUIT_VALUE_AGED_DAYS);
}
