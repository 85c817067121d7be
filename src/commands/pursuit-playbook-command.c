/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-command-private.h"
#include "pursuit-playbook-page.h"

/** pursuit_command_restore_page: (transfer full): gives a page that came with the program its words back. */
PursuitCommand *
pursuit_command_restore_page (gint64 page_id)
{
  PursuitCommand *self = pursuit_command_make ("restore-page", &PURSUIT_PLAYBOOK_PAGE_ENTITY, NULL);

  pursuit_command_put_int (self, "id", page_id);
  return self;
}
