/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving a deal the people of the company's last one: what is offered, and doing it. */

#include "pursuit-people-copy.h"

#include <glib/gi18n-lib.h>

#include "pursuit-session-people.h"
#include "pursuit-text.h"

#define MAX_TITLE 40

/**
 * pursuit_people_copy_label:
 * @map: of the deal that gets them; its company has an earlier deal with people
 *
 * Returns: (transfer full): what a button or a menu says: how many people come from which deal
 */
char *
pursuit_people_copy_label (const PursuitPeopleMap *map)
{
  g_autofree char *deal = NULL;

  g_return_val_if_fail (map != NULL && map->earlier_deal_id != 0, NULL);

  deal = pursuit_text_for_menu (map->earlier_deal, MAX_TITLE);
  /* Translators: how many people, then a deal. */
  return g_strdup_printf (ngettext ("_Copy %u Person of “%s”", "_Copy %u People of “%s”",
                                    map->earlier_people),
                          map->earlier_people, deal);
}

/** pursuit_people_copy_run: gives the deal of @map the people that pursuit_people_copy_label() offers. */
void
pursuit_people_copy_run (PursuitWindow *window, const PursuitPeopleMap *map)
{
  g_autoptr (PursuitCommand) command = NULL;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (map != NULL && map->deal != NULL && map->earlier_deal_id != 0);

  command = pursuit_command_copy_participants (pursuit_record_get_id (map->deal), map->earlier_deal_id);
  pursuit_window_run (window, command, NULL, NULL);
}
