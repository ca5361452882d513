/**
 * The other direction: Zentitle2's Management API. The account's key is fetched from there and kept current, a listener is
 * kept registered there, and a test event is asked for that proves the way from there to here.
 *
 * <p><b>Entrance:</b> a tenant with credentials ({@link dev.zenhook.verify.Tenants#accountOf}), and by hand
 * {@link dev.zenhook.register.Connections}.
 *
 * <p><b>Exit:</b> keys, through {@link dev.zenhook.verify.KeySource}; a listener at Zentitle2; what is known of both, in
 * {@link dev.zenhook.register.AccountStatus}. All of it happens in threads of its own: an account that does not answer
 * holds up neither the start nor a webhook.
 */
@NullMarked
package dev.zenhook.register;

import org.jspecify.annotations.NullMarked;
