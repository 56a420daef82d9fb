package io.quaymaster.console.identity;

import org.springframework.test.annotation.DirtiesContext;

/// Has a console of its own, since it decides who is in it.
@DirtiesContext
class ApiTokensOnH2Test extends ApiTokenContract {}
