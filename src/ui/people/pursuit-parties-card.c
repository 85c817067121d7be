/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPartiesCard:
 *
 * The groups of the chosen deal and who is in them. The selected person is put into one with its button, and
 * any card of the chart by dragging it there; who chairs a group stands first, with a star.
 */

#include "pursuit-parties-card.h"

#include <glib/gi18n-lib.h>

#include "pursuit-icon-button.h"
#include "pursuit-party-dialog.h"
#include "pursuit-party-member.h"
#include "pursuit-person-drag.h"
#include "pursuit-text.h"

#define MAX_CHARS 80
#define LINE_CHARS 20

struct _PursuitPartiesCard
{
  AdwBin parent_instance;

  PursuitOrgPeople *people;
  gint64 selected;
  gboolean can_change;
  GtkBox *groups;
  GtkWidget *add;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (PursuitPartiesCard, pursuit_parties_card, ADW_TYPE_BIN)

/** pursuit_party_find_member: (transfer none) (nullable): what makes the person a member of the group. */
PursuitRecord *
pursuit_party_find_member (const PursuitPartyView *party, gint64 person_id)
{
  g_return_val_if_fail (party != NULL, NULL);

  for (guint i = 0; i < party->members->len; i++)
    if (pursuit_record_get_int (party->members->pdata[i], PURSUIT_PARTY_MEMBER_PERSON_ID) == person_id)
      return party->members->pdata[i];
  return NULL;
}

/** pursuit_party_toggle_member: puts the person into the group, or takes a member out of it. */
void
pursuit_party_toggle_member (PursuitWindow *window, const PursuitPartyView *party, gint64 person_id)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_MEMBER_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  PursuitRecord *member;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (party != NULL && person_id != 0);

  member = pursuit_party_find_member (party, person_id);
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PARTY_ID, pursuit_record_get_id (party->party));
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PERSON_ID, person_id);
  command = member
                ? pursuit_command_delete_record (&PURSUIT_PARTY_MEMBER_ENTITY, pursuit_record_get_id (member))
                : pursuit_command_new_record (fields);
  pursuit_window_run (window, command, NULL, NULL);
}

/** pursuit_party_present_new: begins a group of the deal. */
void
pursuit_party_present_new (PursuitWindow *window, gint64 deal_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  gtk_window_present (GTK_WINDOW (pursuit_party_dialog_new (window, deal_id, NULL)));
}

/* What is asked for */

static const PursuitPartyView *
view_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "party");
}

static PursuitRecord *
member_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "member");
}

static void
run (PursuitPartiesCard *self, PursuitCommand *command)
{
  pursuit_window_run (pursuit_window_of (self), command, NULL, NULL);
}

static void
new_cb (PursuitPartiesCard *self)
{
  pursuit_party_present_new (pursuit_window_of (self), pursuit_record_get_id (self->people->map->deal));
}

static void
join_cb (PursuitPartiesCard *self, GtkWidget *button)
{
  pursuit_party_toggle_member (pursuit_window_of (self), view_of (button), self->selected);
}

static void
edit_cb (PursuitPartiesCard *self, GtkWidget *button)
{
  PursuitParty *party = PURSUIT_PARTY (view_of (button)->party);

  gtk_window_present (GTK_WINDOW (pursuit_party_dialog_new (pursuit_window_of (self), 0, party)));
}

/* Nothing is asked: the message that follows has an Undo button. */
static void
delete_cb (PursuitPartiesCard *self, GtkWidget *button)
{
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_PARTY_ENTITY, pursuit_record_get_id (view_of (button)->party));

  run (self, command);
}

static void
leave_cb (PursuitPartiesCard *self, GtkWidget *button)
{
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_PARTY_MEMBER_ENTITY,
                                     pursuit_record_get_id (member_of (button)));

  run (self, command);
}

static void
chair_cb (PursuitPartiesCard *self, GtkWidget *button)
{
  PursuitRecord *member = member_of (button);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTY_MEMBER_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_CHAIRS,
                          !pursuit_record_get_int (member, PURSUIT_PARTY_MEMBER_CHAIRS));
  command = pursuit_command_set_fields (pursuit_record_get_id (member), 0, fields);
  run (self, command);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PursuitPartiesCard *self)
{
  const PursuitPersonDrag *drag = pursuit_person_drag_get (target, value);
  GtkWidget *group = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (drag == NULL || pursuit_party_find_member (view_of (group), drag->id) != NULL)
    return FALSE;
  pursuit_party_toggle_member (pursuit_window_of (self), view_of (group), drag->id);
  return TRUE;
}

/* What is seen */

static GtkWidget *
make_button (PursuitPartiesCard *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = pursuit_icon_button_new (icon, label, clicked, self);

  gtk_widget_set_sensitive (button, self->can_change);
  return button;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  g_autofree char *line = pursuit_text_for_display (text, MAX_CHARS);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, line);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_member (PursuitPartiesCard *self, PursuitRecord *member)
{
  gboolean chairs = pursuit_record_get_int (member, PURSUIT_PARTY_MEMBER_CHAIRS) != 0;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *chair = make_button (self, chairs ? "starred-symbolic" : "non-starred-symbolic",
                                  chairs ? _ ("Chairs the group") : _ ("Let this person chair the group"),
                                  G_CALLBACK (chair_cb));
  GtkWidget *leave =
      make_button (self, "list-remove-symbolic", _ ("Take out of the group"), G_CALLBACK (leave_cb));

  g_object_set_data (G_OBJECT (chair), "member", member);
  g_object_set_data (G_OBJECT (leave), "member", member);
  gtk_widget_add_css_class (row, "party-member");
  gtk_box_append (GTK_BOX (row), chair);
  gtk_box_append (GTK_BOX (row),
                  make_label (pursuit_record_get_text (member, PURSUIT_PARTY_MEMBER_PERSON), NULL));
  gtk_box_append (GTK_BOX (row), leave);
  return row;
}

static void
add_group (PursuitPartiesCard *self, PursuitPartyView *view)
{
  const char *kind = pursuit_record_get_text (view->party, PURSUIT_PARTY_KIND);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkDropTarget *target = gtk_drop_target_new (PURSUIT_TYPE_PERSON_DRAG, GDK_ACTION_MOVE);
  GtkWidget *buttons[] = {
    make_button (self, "list-add-symbolic", _ ("Put the selected person into the group"),
                 G_CALLBACK (join_cb)),
    make_button (self, "document-edit-symbolic", _ ("Edit the group"), G_CALLBACK (edit_cb)),
    make_button (self, "user-trash-symbolic", _ ("Delete the group"), G_CALLBACK (delete_cb)),
  };
  GtkWidget *name = make_label (pursuit_record_get_text (view->party, PURSUIT_PARTY_NAME), "party-name");

  if (kind != NULL && *kind != '\0')
    gtk_widget_set_tooltip_text (name, pursuit_choice_label (PURSUIT_PARTY_KINDS, kind));
  gtk_box_append (GTK_BOX (head), name);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_object_set_data (G_OBJECT (buttons[i]), "party", view);
      gtk_box_append (GTK_BOX (head), buttons[i]);
    }
  gtk_widget_set_sensitive (buttons[0], self->can_change && self->selected != 0 &&
                                            pursuit_party_find_member (view, self->selected) == NULL);
  gtk_box_append (GTK_BOX (group), head);
  for (guint i = 0; i < view->members->len; i++)
    gtk_box_append (GTK_BOX (group), make_member (self, view->members->pdata[i]));
  if (self->can_change)
    {
      gtk_drop_target_set_preload (target, TRUE);
      g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
      gtk_widget_add_controller (group, GTK_EVENT_CONTROLLER (target));
    }
  else
    g_object_unref (target);
  gtk_widget_add_css_class (group, "party");
  g_object_set_data (G_OBJECT (group), "party", view);
  gtk_box_append (self->groups, group);
}

/* The buttons keep their records: the people they belong to live until the rows are replaced. */
static void
fill (PursuitPartiesCard *self)
{
  PursuitPeopleMap *map = self->people ? self->people->map : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  gtk_widget_set_visible (GTK_WIDGET (self), map != NULL && map->deal != NULL);
  if (map == NULL || map->deal == NULL)
    return;
  for (guint i = 0; i < map->parties->len; i++)
    add_group (self, map->parties->pdata[i]);
  gtk_widget_set_visible (self->none, map->parties->len == 0);
  gtk_widget_set_sensitive (self->add, self->can_change);
}

static void
pursuit_parties_card_dispose (GObject *object)
{
  PursuitPartiesCard *self = PURSUIT_PARTIES_CARD (object);

  g_clear_pointer (&self->people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_parties_card_parent_class)->dispose (object);
}

static void
pursuit_parties_card_class_init (PursuitPartiesCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_parties_card_dispose;
}

static void
pursuit_parties_card_init (PursuitPartiesCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->add = make_button (self, "list-add-symbolic", _ ("New group"), G_CALLBACK (new_cb));
  self->none = gtk_label_new (_ ("An evaluation committee or a design group stands here, with its members."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), LINE_CHARS);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (head), make_label (_ ("Groups"), "heading"));
  gtk_box_append (GTK_BOX (head), self->add);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "people-group");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_parties_card_new: (transfer floating): shows nothing yet. */
GtkWidget *
pursuit_parties_card_new (void)
{
  return g_object_new (PURSUIT_TYPE_PARTIES_CARD, NULL);
}

/** pursuit_parties_card_set_people: shows the groups of the deal of @people; nothing without a deal. */
void
pursuit_parties_card_set_people (PursuitPartiesCard *self, PursuitOrgPeople *people, gboolean can_change)
{
  g_return_if_fail (PURSUIT_IS_PARTIES_CARD (self));
  g_return_if_fail (people != NULL);

  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  self->can_change = can_change;
  fill (self);
}

/** pursuit_parties_card_select: whom the buttons put into a group; 0 for nobody. */
void
pursuit_parties_card_select (PursuitPartiesCard *self, gint64 person_id)
{
  g_return_if_fail (PURSUIT_IS_PARTIES_CARD (self));

  if (person_id == self->selected)
    return;
  self->selected = person_id;
  fill (self);
}
