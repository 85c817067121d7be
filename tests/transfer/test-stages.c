/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-stages.h"

#include "pursuit-stage.h"

/* The six stages of the default process, with ids 11 to 16. */
GPtrArray *
test_stages_new (gboolean chinese)
{
  static const char *const codes[] = { "develop", "enter", "propose", "bid", "negotiate", "deliver" };
  static const char *const names[2][6] = {
    { "Develop", "Enter", "Propose", "Bid", "Negotiate", "Deliver" },
    { "开发", "销售进入", "提案", "投标", "商务谈判", "合作实施" },
  };
  GPtrArray *stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      PursuitRecord *stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);

      pursuit_record_set_int (stage, PURSUIT_RECORD_ID, 11 + i);
      pursuit_record_set_int (stage, PURSUIT_STAGE_PROCESS_ID, 1);
      pursuit_record_set_text (stage, PURSUIT_STAGE_CODE, codes[i]);
      pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, names[chinese][i]);
      pursuit_record_set_text (stage, PURSUIT_STAGE_PHASE, i == 5 ? "deliver" : "sell");
      g_ptr_array_add (stages, stage);
    }
  return stages;
}
