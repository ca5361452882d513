/**
 * The house: how a webhook travels.
 *
 * <pre>
 * accept -> receive -> verify -> store -> dispatch -> handle
 *
 *     register: the other direction, to Zentitle2
 *     observe: looks into all of them, is seen by none
 *     guard: who may pass at the operator's door to observe
 * </pre>
 *
 * <p>Each room says in its own {@code package-info} what its job is, where one enters and where one leaves. The arrows
 * between the rooms are held by {@code HouseTest}: {@code event} and {@code verify} name no other room; {@code store}
 * and {@code handle} name {@code event}; {@code accept} names {@code verify}; {@code receive} names {@code accept},
 * {@code event}, {@code verify}, {@code store} and {@code handle}; {@code dispatch} names {@code event}, {@code store}
 * and {@code handle}; {@code register} names {@code verify}, {@code store} and {@code handle}; nobody
 * names {@code observe} or {@code guard}, and {@code guard} names nobody.
 *
 * <p><b>Words.</b> An <i>event</i> is what Zentitle2 sent. An <i>entry</i> is an event in the inbox. A <i>delivery</i> is
 * the pair of an entry and a handler: the unit of work.
 */
@NullMarked
package dev.zenhook;

import org.jspecify.annotations.NullMarked;
