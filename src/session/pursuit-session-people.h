/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-command.h"
#include "pursuit-people-map.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * The people of a company or a deal: how they stand to each other, to us and to rivals, and what they are in
 * a deal on any day.
 */

PursuitPeopleMap *
pursuit_session_people_map (PursuitSession *self,
                            gint64 company_id,
                            gint64 deal_id,
                            PursuitDay day,
                            GError **error);
void
pursuit_session_people_map_async (PursuitSession *self,
                                  gint64 company_id,
                                  gint64 deal_id,
                                  PursuitDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitPeopleMap *
pursuit_session_people_map_finish (PursuitSession *self, GAsyncResult *result, GError **error);

PursuitPeopleMap *
pursuit_session_people_map_after (PursuitSession *self,
                                  PursuitPeopleMap *before,
                                  PursuitChange *change,
                                  gint64 company_id,
                                  gint64 deal_id,
                                  PursuitDay day,
                                  GError **error);
void
pursuit_session_people_map_after_async (PursuitSession *self,
                                        PursuitPeopleMap *before,
                                        PursuitChange *change,
                                        gint64 company_id,
                                        gint64 deal_id,
                                        PursuitDay day,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
PursuitPeopleMap *
pursuit_session_people_map_after_finish (PursuitSession *self, GAsyncResult *result, GError **error);

GPtrArray *
pursuit_session_participants_as_of (PursuitSession *self, gint64 deal_id, PursuitDay day, GError **error);
void
pursuit_session_participants_as_of_async (PursuitSession *self,
                                          gint64 deal_id,
                                          PursuitDay day,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *
pursuit_session_participants_as_of_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
