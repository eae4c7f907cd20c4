/**
 * The button "Test" of the settings page.
 */
( function ( wp ) {
	'use strict';

	var __ = wp.i18n.__;
	var button = document.getElementById( 'on-record-test' );
	var result = document.getElementById( 'on-record-test-result' );

	function show( words ) {
		result.textContent = words;
		button.disabled = false;
	}

	button.addEventListener( 'click', function () {
		button.disabled = true;
		result.textContent = __( 'Asking the service …', 'on-record' );
		wp.apiFetch( { path: '/on-record/v1/test', method: 'POST' } ).then(
			function ( answer ) {
				show( answer.words );
			},
			function ( error ) {
				show( error.message );
			}
		);
	} );
} )( window.wp );
