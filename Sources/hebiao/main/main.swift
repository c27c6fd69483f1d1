// The executable `hebiao`. All of it is in a library, so that tests can link what it is made of.

import HebiaoCommand

runCommand()
