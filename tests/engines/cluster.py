"""A standalone Spark cluster on loopback: a master and two workers, each a process of its own, from pyspark's own folder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from types import TracebackType
from typing import Any, Optional

import pyspark

HOME = os.path.dirname(pyspark.__file__)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Cluster:
    """The cluster, ended on leaving: these processes and no others."""

    def __init__(self, workers: int = 2) -> None:
        self._workers = workers
        self._port = _free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="humanoid_id_spark")
        self.processes: list[subprocess.Popen[bytes]] = []

    @property
    def master(self) -> str:
        return f"spark://127.0.0.1:{self._port}"

    def _start(self, kind: str, *arguments: str) -> None:
        folder = self._folder.name
        environment = {
            **os.environ,
            "SPARK_HOME": HOME,
            "SPARK_WORKER_DIR": folder,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_DAEMON_MEMORY": "256m",
            # Workers have to be brought the package by the session.
            "PYTHONPATH": "",
        }
        command = [os.path.join(HOME, "bin", "spark-class"), f"org.apache.spark.deploy.{kind}", *arguments]
        with open(os.path.join(folder, f"{len(self.processes)}.log"), "wb") as log:
            process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.processes.append(process)

    def __enter__(self) -> Cluster:
        self._start("master.Master", "--host", "127.0.0.1", "--port", str(self._port), "--webui-port", str(_free_port()))
        for _ in range(240):
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
                break
            except OSError:
                time.sleep(0.5)
        for _ in range(self._workers):
            self._start(
                "worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", str(_free_port()), self.master
            )
        return self

    def session(self, **config: str) -> Any:
        """A session on the cluster, once all its executors are there."""
        from pyspark.sql import SparkSession

        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master(self.master).appName("humanoid-id")
        settings = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.executor.memory": "700m",
            "spark.sql.shuffle.partitions": "4",
            **config,
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        for _ in range(240):
            if session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() > self._workers:
                return session
            time.sleep(0.5)
        raise TimeoutError("the workers did not come up")

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            process.wait(60)
        self._folder.cleanup()
