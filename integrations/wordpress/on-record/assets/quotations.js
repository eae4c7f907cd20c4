/**
 * The list of quotations that the panel and the box show: what was found, whose words, who of them is on record.
 * Everything that comes from the service is put on the page as text.
 */
( function ( wp ) {
	'use strict';

	var el = wp.element.createElement;
	var useState = wp.element.useState;
	var Button = wp.components.Button;
	var __ = wp.i18n.__;
	var _n = wp.i18n._n;
	var sprintf = wp.i18n.sprintf;

	/** Ask the site for the quotations of a draft: a promise of quotations and known. */
	function extract( post, title, content ) {
		return wp.apiFetch( {
			path: '/on-record/v1/extract',
			method: 'POST',
			data: { post: post, title: title, content: content },
		} );
	}

	/** The speaker with the role, or that nobody is named and why. */
	function Speaker( props ) {
		var quotation = props.quotation;
		var speaker = quotation.speaker;
		if ( speaker ) {
			return el( 'p', null, el( 'strong', null, speaker.name ), speaker.role ? ', ' + speaker.role : null );
		}
		return el(
			'p',
			null,
			el( 'strong', null, __( 'Nobody named.', 'on-record' ) ),
			' ',
			quotation.reason,
			quotation.candidates.length
				? ' ' +
						/* translators: %s: names. */
						sprintf( __( 'Perhaps: %s.', 'on-record' ), quotation.candidates.join( ', ' ) )
				: null
		);
	}

	/** When it was said, as precisely as the text settles it. */
	function said( date ) {
		var days = { day: 10, month: 7, year: 4 };
		var shown = date.date.slice( 0, days[ date.precision ] || 10 );
		if ( date.precision === 'week' ) {
			/* translators: %s: the first day of a week. */
			shown = sprintf( __( 'week of %s', 'on-record' ), shown );
		}
		/* translators: 1: a date. 2: the words of the text that settle it, such as "on Monday". */
		return sprintf( __( 'Said: %1$s (“%2$s”)', 'on-record' ), shown, date.exact );
	}

	/** What is on record of one profile. */
	function Profile( props ) {
		var found = props.found;
		return el(
			'div',
			null,
			el( 'p', null, el( 'strong', null, found.name ), found.role ? ', ' + found.role : null ),
			el(
				'p',
				null,
				/* translators: %d: how many. */
				sprintf( _n( '%d statement on record.', '%d statements on record.', found.statements, 'on-record' ), found.statements )
			),
			el(
				'ul',
				null,
				found.quotations.map( function ( quotation ) {
					return el( 'li', { key: quotation.id }, quotation.words, quotation.dated ? ' (' + quotation.dated + ')' : null );
				} )
			),
			el(
				'p',
				null,
				el( 'a', { href: found.profile }, __( 'Profile', 'on-record' ) ),
				' · ',
				el( 'a', { href: found.desk }, __( 'Desk', 'on-record' ) )
			)
		);
	}

	/** A button that says what a speaker said before; several profiles where the record has namesakes. */
	function Before( props ) {
		var state = useState( null );
		var shown = state[ 0 ];
		var show = state[ 1 ];

		function toggle() {
			if ( shown ) {
				show( null );
				return;
			}
			var asked = props.profiles.map( function ( id ) {
				return wp.apiFetch( { path: '/on-record/v1/speakers/' + id } );
			} );
			Promise.all( asked ).then(
				function ( found ) {
					show( { profiles: found } );
				},
				function ( error ) {
					show( { problem: error.message } );
				}
			);
		}

		return el(
			'div',
			null,
			el(
				Button,
				{ variant: 'secondary', 'aria-expanded': !! shown, onClick: toggle },
				/* translators: %s: name of a speaker. */
				sprintf( __( 'What %s said before', 'on-record' ), props.name )
			),
			shown && shown.problem ? el( 'p', null, shown.problem ) : null,
			shown && shown.profiles
				? shown.profiles.map( function ( found ) {
						return el( Profile, { key: found.profile, found: found } );
				  } )
				: null
		);
	}

	/** One quotation. */
	function Quotation( props ) {
		var quotation = props.quotation;
		var known = quotation.speaker ? props.known[ quotation.speaker.id ] || [] : [];
		var words = quotation.words;
		return el(
			'li',
			null,
			props.onGo
				? el( Button, { className: 'on-record-words', variant: 'link', onClick: props.onGo }, words )
				: el( 'p', { className: 'on-record-words' }, words ),
			quotation.kind === 'indirect' ? el( 'p', null, __( 'Indirect speech', 'on-record' ) ) : null,
			quotation.act === 'denied' ? el( 'p', null, __( 'Denied or not said', 'on-record' ) ) : null,
			el( Speaker, { quotation: quotation } ),
			quotation.said_on ? el( 'p', null, said( quotation.said_on ) ) : null,
			quotation.needs_review
				? el( 'p', { className: 'on-record-check' }, __( 'Please check: the machine is not sure.', 'on-record' ) )
				: null,
			known.length ? el( Before, { name: quotation.speaker.name, profiles: known } ) : null,
			quotation.speaker && ! known.length ? el( 'p', null, __( 'Not on record so far.', 'on-record' ) ) : null
		);
	}

	/** How many were found, or what is wrong. */
	function status( state ) {
		if ( state.busy ) {
			return __( 'Reading …', 'on-record' );
		}
		if ( state.problem ) {
			return state.problem;
		}
		if ( ! state.found ) {
			return '';
		}
		var number = state.found.quotations.length;
		/* translators: %d: how many. */
		return sprintf( _n( '%d quotation found.', '%d quotations found.', number, 'on-record' ), number );
	}

	/**
	 * The button and, once it was pressed, the list. Properties: read, which gives { post, title, content } as they are
	 * now; onFound( answer of extract ), may be missing; onGo( quotation ), may be missing; note, shown above the list.
	 */
	function Quotations( props ) {
		var kept = useState( {} );
		var state = kept[ 0 ];
		var setState = kept[ 1 ];

		function look() {
			var draft = props.read();
			setState( { busy: true } );
			extract( draft.post, draft.title, draft.content ).then(
				function ( found ) {
					setState( { found: found } );
					if ( props.onFound ) {
						props.onFound( found );
					}
				},
				function ( error ) {
					setState( { problem: error.message } );
				}
			);
		}

		return el(
			'div',
			{ className: 'on-record' },
			el( Button, { variant: 'primary', onClick: look, 'aria-disabled': !! state.busy }, __( 'Find quotations', 'on-record' ) ),
			el( 'p', { role: 'status' }, status( state ) ),
			props.note ? el( 'p', null, props.note ) : null,
			state.found
				? el(
						'ol',
						{ className: 'on-record-list' },
						state.found.quotations.map( function ( quotation ) {
							return el( Quotation, {
								key: quotation.id,
								quotation: quotation,
								known: state.found.known,
								onGo: props.onGo
									? function () {
											props.onGo( quotation );
									  }
									: null,
							} );
						} )
				  )
				: null
		);
	}

	window.onRecord = { Quotations: Quotations };
} )( window.wp );
