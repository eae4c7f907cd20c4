/**
 * The block "Quotation on record" in the editor: look for words, choose a quotation, see it as readers will.
 */
( function ( wp ) {
	'use strict';

	var el = wp.element.createElement;
	var useState = wp.element.useState;
	var __ = wp.i18n.__;
	var Button = wp.components.Button;
	var NAME = 'on-record/quotation';

	/** What of a quotation tells an editor whether it is the one. */
	function label( quotation ) {
		var speaker = quotation.speaker ? quotation.speaker.name : __( 'Nobody named.', 'on-record' );
		var check = quotation.needs_review ? __( 'Please check: the machine is not sure.', 'on-record' ) : '';
		return [ quotation.words, speaker, quotation.dated, check ].filter( Boolean ).join( ' · ' );
	}

	/** A field for words, and what the record has of them. */
	function Search( props ) {
		var words = useState( '' );
		var state = useState( {} );

		function look( event ) {
			event.preventDefault();
			wp.apiFetch( { path: '/on-record/v1/quotations?q=' + encodeURIComponent( words[ 0 ] ) } ).then(
				function ( found ) {
					state[ 1 ]( { found: found } );
				},
				function ( error ) {
					state[ 1 ]( { problem: error.message } );
				}
			);
		}

		var found = state[ 0 ].found || [];
		var nothing = state[ 0 ].found && ! found.length ? __( 'Nothing of this is on record.', 'on-record' ) : '';
		return el(
			wp.components.Placeholder,
			{ label: __( 'Quotation on record', 'on-record' ), icon: 'format-quote' },
			el(
				'form',
				{ onSubmit: look },
				el( wp.components.TextControl, {
					label: __( 'Words of the quotation', 'on-record' ),
					value: words[ 0 ],
					onChange: words[ 1 ],
				} ),
				el( Button, { variant: 'primary', type: 'submit' }, __( 'Search', 'on-record' ) )
			),
			el( 'p', { role: 'status' }, state[ 0 ].problem || nothing ),
			el(
				'ul',
				null,
				found.map( function ( quotation ) {
					function choose() {
						props.onChoose( quotation.id );
					}
					return el( 'li', { key: quotation.id }, el( Button, { variant: 'link', onClick: choose }, label( quotation ) ) );
				} )
			)
		);
	}

	wp.blocks.registerBlockType( NAME, {
		edit: function ( props ) {
			var id = props.attributes.id;
			function onChoose( chosen ) {
				props.setAttributes( { id: chosen } );
			}
			return el(
				'div',
				wp.blockEditor.useBlockProps(),
				id
					? el( wp.serverSideRender, { block: NAME, attributes: { id: id } } )
					: el( Search, { onChoose: onChoose } )
			);
		},
		save: function () {
			return null;
		},
	} );
} )( window.wp );
