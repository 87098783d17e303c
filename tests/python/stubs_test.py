"""The stubs tell what the compiled module has, no more and no less."""

import ast
import inspect
import pathlib
import unittest

import suanli
from suanli import _core

STUBS = pathlib.Path(suanli.__file__).with_name("_core.pyi")


def public(names):
    return {name for name in names if not name.startswith("_")}


def told(body):
    """The names that a body of stubs defines."""
    names = set()
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.add(node.target.id)
    return public(names)


class Stubs(unittest.TestCase):
    def setUp(self):
        self.module = ast.parse(STUBS.read_text(encoding="utf-8"))

    def test_they_name_what_the_module_has(self):
        self.assertEqual(told(self.module.body), public(vars(_core)))
        for node in self.module.body:
            if isinstance(node, ast.ClassDef) and node.name in ("Metric", "Problem", "Scenario"):
                self.assertEqual(told(node.body), public(vars(getattr(_core, node.name))))

    def test_all_that_users_meet_has_a_docstring_in_numpydoc_form(self):
        for name in suanli.__all__:
            thing = getattr(suanli, name)
            self.assertTrue(inspect.getdoc(thing), name)
            if not inspect.isfunction(thing):
                continue
            for section in ("Parameters", "Returns", "Raises"):
                self.assertIn(f"{section}\n{'-' * len(section)}\n", inspect.getdoc(thing), name)
            for parameter in inspect.signature(thing).parameters:
                self.assertRegex(inspect.getdoc(thing), rf"(?m)^{parameter} : ", name)


if __name__ == "__main__":
    unittest.main()
