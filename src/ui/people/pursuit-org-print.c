/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitOrgPrint:
 *
 * Asks how the org chart is to come on paper, shows it and prints it, or saves it as a file.
 */

#include "pursuit-org-print.h"

#include "pursuit-print-preview.h"
#include "pursuit-report-export-action.h"
#include "pursuit-report-printer.h"

struct _PursuitOrgPrint
{
  AdwWindow parent_instance;

  PursuitOrgReportData *data;
  GWeakRef window;

  AdwComboRow *form;
  AdwComboRow *paper;
  AdwComboRow *orientation;
  GtkSwitch *lanes;
};

G_DEFINE_FINAL_TYPE (PursuitOrgPrint, pursuit_org_print, ADW_TYPE_WINDOW)

/* The rows of the template stand in the order of the enumerations; landscape stands first. */
static PursuitReport *
make_report (PursuitOrgPrint *self)
{
  const PursuitOrgReportParams params = {
    .form = (PursuitOrgForm) adw_combo_row_get_selected (self->form),
    .lanes = gtk_switch_get_active (self->lanes),
  };

  return pursuit_org_report_new (self->data, &params);
}

static GtkPageSetup *
make_setup (PursuitOrgPrint *self)
{
  return pursuit_report_printer_make_setup ((PursuitPaperSize) adw_combo_row_get_selected (self->paper),
                                            adw_combo_row_get_selected (self->orientation) == 0);
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitOrgPrint *self = PURSUIT_ORG_PRINT (widget);
  g_autoptr (PursuitReport) report = make_report (self);
  g_autoptr (GtkPageSetup) setup = make_setup (self);

  pursuit_print_preview_present (report, setup, GTK_WINDOW (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitOrgPrint *self = PURSUIT_ORG_PRINT (widget);
  g_autoptr (PursuitReport) report = make_report (self);
  g_autoptr (GtkPageSetup) setup = make_setup (self);

  pursuit_report_printer_run (report, setup, GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PursuitOrgPrint *self = PURSUIT_ORG_PRINT (widget);
  g_autoptr (PursuitReport) report = make_report (self);
  g_autoptr (PursuitWindow) window = g_weak_ref_get (&self->window);
  PursuitReportFormat format;

  if (window != NULL && pursuit_report_format_from_string (g_variant_get_string (parameter, NULL), &format))
    pursuit_report_export_choose (window, report, format);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_org_print_dispose (GObject *object)
{
  PursuitOrgPrint *self = PURSUIT_ORG_PRINT (object);

  g_clear_pointer (&self->data, pursuit_org_report_data_free);
  g_weak_ref_clear (&self->window);

  G_OBJECT_CLASS (pursuit_org_print_parent_class)->dispose (object);
}

static void
pursuit_org_print_class_init (PursuitOrgPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_org_print_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "org-print.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "org-print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "org-print.save", "s", save_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/pursuit/Pursuit/people/pursuit-org-print.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitOrgPrint, form);
  gtk_widget_class_bind_template_child (widget_class, PursuitOrgPrint, paper);
  gtk_widget_class_bind_template_child (widget_class, PursuitOrgPrint, orientation);
  gtk_widget_class_bind_template_child (widget_class, PursuitOrgPrint, lanes);
}

static void
pursuit_org_print_init (PursuitOrgPrint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->paper, pursuit_paper_default_size ());
}

/**
 * pursuit_org_print_present:
 * @window: the window it belongs to
 * @data: (transfer full): the people
 *
 * Returns: (transfer none): the dialog, which is its own owner
 */
PursuitOrgPrint *
pursuit_org_print_present (PursuitWindow *window, PursuitOrgReportData *data)
{
  PursuitOrgPrint *self;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window) && data != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_ORG_PRINT, "transient-for", window, "modal", TRUE, NULL);
  g_weak_ref_set (&self->window, window);
  self->data = data;
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
