/**
 * What tests of a webhook need: a key that signs as Zentitle2 does. It ships as the test-jar, for users' handlers too.
 */
@NullMarked
package dev.zenhook.testkit;

import org.jspecify.annotations.NullMarked;
