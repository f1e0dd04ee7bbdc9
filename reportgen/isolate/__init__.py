"""Work in a child process: the only place where reportgen forks, spawns, bounds and ends processes.

Two needs, two ways:

* **Speed.** ``at_once``, ``beside``, ``shared_out`` do parts of one piece of work at the same time.
  They fork where that is safe, and else do everything here. A part that a child could not do is
  done here again, so its error appears as if there were no child. Results are plain data.
* **Safety.** ``bounded`` does work that somebody else's file could make endless, huge or fatal (a
  PDF, a picture, a font, a template). It always uses a child, forked where that is safe and spawned
  elsewhere, with bounds on processor time and memory. It returns ``Done`` or ``Failed``; the death
  of the child is a value and never ends this process.

The rule for forking stands once, in :func:`~reportgen.isolate.forking.may_fork`: on Linux, while
this process has no other Python thread. A thread that draws progress is stopped for the moment of
the fork (``stopped_while_forking``). Whoever starts processes by other means (the workers of
``reportgen.many.machine``) asks ``may_fork``, and forks inside ``ready_to_fork``.

``temporary_folder`` is the folder for everything temporary of a command. It disappears with the
command, and the folders that killed commands left are removed when the next one begins. A check of
records needs none, and does not load what makes one.
"""
