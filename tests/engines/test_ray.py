"""Batches of Ray Data, on two nodes of a cluster on this machine."""

from __future__ import annotations

import logging
import os
import unittest
from typing import Any

import pyarrow as pa
from table import ROWS, TEXTS, Held

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"


def checked(table: pa.Table) -> pa.Table:
    import humanoid_id

    verdict = humanoid_id.check(table["code"]).combine_chunks()
    parts = [part.cast(pa.string()) if pa.types.is_dictionary(part.type) else part for part in verdict.flatten()]
    return table.append_column("status", parts[0]).append_column("issue", parts[1]).append_column("place", parts[2])


class Ray(Held):
    def test_batches_on_two_nodes(self) -> None:
        import ray
        import ray.data
        from ray.cluster_utils import Cluster

        room = 200 << 20
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": room})
        try:
            cluster.add_node(num_cpus=1, object_store_memory=room)
            paths = os.pathsep.join([os.path.dirname(os.path.abspath(__file__)), os.environ.get("PYTHONPATH", "")])
            ray.init(address=cluster.address, runtime_env={"env_vars": {"PYTHONPATH": paths}}, log_to_driver=False)
            self.assertEqual(len(ray.nodes()), 2)
            ray.data.DataContext.get_current().enable_progress_bars = False
            logging.getLogger("ray.data").setLevel(logging.ERROR)
            table = pa.table({"row": list(range(len(TEXTS))), "code": pa.array(TEXTS)})
            data = ray.data.from_arrow(table).repartition(4).map_batches(checked, batch_format="pyarrow")
            told: list[dict[str, Any]] = sorted(data.take_all(), key=lambda row: row["row"])
            verdicts = [(row["status"], row["issue"], row["place"]) for row in told]
            self.hold("check", [row.verdict or (None, None, None) for row in ROWS], verdicts)
        finally:
            ray.shutdown()
            cluster.shutdown()


if __name__ == "__main__":
    unittest.main()
